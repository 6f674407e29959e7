/** A study that shows every kind of input; its files are those of the platform's data folder. */
export const exampleStudy = `title: Soil organic carbon, 0–30 cm, with its standard deviation
period: [2024-01-01, 2024-12-31]
licence: CC-BY-4.0
area: { grid: carbon }
inputs:
  carbon: { file: bhutan/carbon.tif, unit: '%' }
  carbon-sd: { file: bhutan/carbon-sd.tif, unit: '%' }
  density: { file: bhutan/density.tif, unit: g/cm3 }
  coarse: { value: 5, unit: '%' }
model: { name: stock, lowerCm: 30, densityBasis: fine-earth-volume }
tables: [country]
`
