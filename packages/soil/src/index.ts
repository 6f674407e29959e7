export type { Range, RefusalCode, RefusalData } from './refusal.ts'
export { SoilRefusal, refusalCodes } from './refusal.ts'
export type { Provenance } from './provenance.ts'

// RothC-26.3
export type { RothcConstants } from './rothc/constants.ts'
export { rothcConstantsAsShipped, rothcConstants } from './rothc/constants.ts'
export type { RothcOptions } from './rothc/options.ts'
export { rothcOptions } from './rothc/options.ts'
export { bareLimitOptions, evaporationOptions, moistureOptions } from './rothc/options.ts'
export type { Site } from './rothc/site.ts'
export type { Forcing, Input, Month } from './rothc/month.ts'
export { forcing, splitInput } from './rothc/month.ts'
export type { ActivePools, Pools } from './rothc/pools.ts'
export { active, soc } from './rothc/pools.ts'
export type { EndState, State } from './rothc/state.ts'
export { initialState } from './rothc/state.ts'
export { temperatureModifier } from './rothc/temperature.ts'
export type { WaterLimits } from './rothc/water.ts'
export { waterLimits } from './rothc/water.ts'
export type { Texture } from './rothc/retention.ts'
export { waterContents } from './rothc/retention.ts'
export { moistureModifier, nextDeficit } from './rothc/moisture.ts'
export type { Decay } from './rothc/decay.ts'
export { decayMonth, decayOf } from './rothc/decay.ts'
export { advance, advanceActivity } from './rothc/advance.ts'
export type { MonthResult, RothcRun } from './rothc/run.ts'
export { runRothc } from './rothc/run.ts'
export type { Spinup, SpinupOptions } from './rothc/spinup.ts'
export { spinUpRothc } from './rothc/spinup.ts'
export type { MoistureCycle } from './rothc/cycle.ts'
export { moistureCycle } from './rothc/cycle.ts'
export type { RothcEquilibrium, RothcInput } from './rothc/equilibrium.ts'
export { fixedPoint, inputForStock, rothcEquilibrium } from './rothc/equilibrium.ts'
export { inertCarbon } from './rothc/inert.ts'
export { startPools } from './rothc/start.ts'
export type { Ages } from './rothc/radiocarbon.ts'
export { delta14c } from './rothc/radiocarbon.ts'

// FAO GSOCseq
export type { GsocseqCell, MaskedBy, MaskReason } from './gsocseq/cell.ts'
export { gsocseqMask, maskReasons } from './gsocseq/cell.ts'
export type { ClimateMonth, ClimateYear } from './gsocseq/climate.ts'
export { meanClimate } from './gsocseq/climate.ts'
export type { LandCover } from './gsocseq/landcover.ts'
export { landCovers } from './gsocseq/landcover.ts'
export { miamiProduction } from './gsocseq/miami.ts'
export type { AnalyticSpinUp } from './gsocseq/analytic.ts'
export { faoAnalyticSpinUp } from './gsocseq/analytic.ts'
export { faoPools } from './gsocseq/pedotransfer.ts'
export type { GsocseqOptions, GsocseqRun, Scenario, ScenarioName } from './gsocseq/protocol.ts'
export { runGsocseq, scenarioNames, spinUps } from './gsocseq/protocol.ts'
export type { GsocseqErrors } from './gsocseq/perturbation.ts'
export { drawNumbers, drawnInputs, faoErrors } from './gsocseq/perturbation.ts'
export type { EnsembleOptions, GsocseqEnsemble, Spread } from './gsocseq/ensemble.ts'
export { gsocseqEnsemble, spread } from './gsocseq/ensemble.ts'
export type { DrawnCourses, DrawnOptions } from './gsocseq/courses.ts'
export { drawnCourses } from './gsocseq/courses.ts'

// Many cells at once
export type { EngineSettings, SoilEngine } from './engine/engine.ts'
export { soilEngine } from './engine/engine.ts'
export { compileKernel } from './engine/kernel.ts'
export type { Mode } from './engine/batch.ts'
export type { Answers, Column, PoolColumns } from './engine/columns.ts'
export type { Weather } from './engine/weather.ts'
export { packWeather, tileCells, weatherAt } from './engine/weather.ts'
export type { RothcCells, StateColumns } from './engine/rothc-cells.ts'
export type { CourseColumns, RothcRunCells } from './engine/courses.ts'
export type { SteadyColumns } from './engine/steady.ts'
export type { SpinupColumns } from './engine/spinups.ts'
export type { GsocseqCells } from './engine/gsocseq-cells.ts'
export type { GsocseqColumns } from './engine/gsocseq.ts'

// AMGv2
export type { AmgConstants } from './amg/constants.ts'
export { amgv2 } from './amg/constants.ts'
export type { AmgRate, AmgSoil, AmgWeather } from './amg/rate.ts'
export { amgRate } from './amg/rate.ts'
export type { Amendment, CarbonInput, Crop, CropParameters } from './amg/input.ts'
export { amendmentInput, cropInput } from './amg/input.ts'
export type { AmgOptions, AmgRun, AmgYear, AmgYearResult } from './amg/run.ts'
export { runAmg } from './amg/run.ts'

// Several models side by side
export type { AmgSettings, Course, Model, SiteYears } from './model.ts'
export { amgModel, compareModels, rothcModel, tier2Model } from './model.ts'

// A site's months, to be checked by hand
export type { DatedMonth, ForeignSetting, SiteFile } from './worksheet/sitefile.ts'
export { readSiteFile, siteFileChoices, initialisations } from './worksheet/sitefile.ts'
export type { Worksheet, WorksheetRow } from './worksheet/worksheet.ts'
export { formatWorksheet, worksheet, worksheetCsv } from './worksheet/worksheet.ts'

// What is to be asked about a model's inputs
export type { CommonRemark, ModelInputs, Remark, RemarkRule } from './remarks.ts'
export { commonRemarks, inputRemarks, remarkRules } from './remarks.ts'
export type { NaturalRange } from './ranges.ts'
export { isMissingCode, ranges } from './ranges.ts'

// Units
export type { ContentUnit, DensityUnit, StockUnit, UnitKind, UnitOf, UnitScale } from './units.ts'
export {
  carbonFromCo2,
  co2FromCarbon,
  co2PerCarbon,
  convertContent,
  convertDensity,
  convertStock,
  daysInMonth,
  readUnit,
  unitScale,
  unitsOf,
} from './units.ts'

// Stocks
export type { DensityBasis, Layer, LayerErrors } from './stock.ts'
export {
  densityBases,
  fineEarthMass,
  fixedDepthStock,
  layerStock,
  layerStockError,
  stoneDensity,
  sumUncertain,
} from './stock.ts'
export type { BasisEvidence, StockExplanation, StockFormula } from './stones.ts'
export { densityBasisEvidence, explainStock } from './stones.ts'
export type { DensityFunction, DensityFunctionName, DensityPredictors, EstimatedDensity } from './density.ts'
export { densityFunctions, estimateDensity, organicMatterPerCarbon } from './density.ts'
export type { CumulativeProfile, EsmChange, EsmOptions, EsmStock, MassBasis } from './esm.ts'
export { cumulativeProfile, equivalentStock, esmChange, referenceMass } from './esm.ts'
export type { Interpolation } from './interpolation.ts'
export { curve, interpolations } from './interpolation.ts'
export type { SimpleEsmContent, SimpleEsmProfile, SimpleEsmRow, SimpleEsmTables } from './simple-esm.ts'
export { simpleEsm } from './simple-esm.ts'
export type { DepthSpline, LayerMean } from './depth.ts'
export { depthSpline } from './depth.ts'
export type { Finding, Plausibility, PlausibilityRule, SoilSample, SoilTable } from './plausibility.ts'
export { checkSoilData, requirePlausible } from './plausibility.ts'
export { densestSoil } from './plausibility/density.ts'

// IPCC
export type { Climate, ClimateZone } from './ipcc/zones.ts'
export { climateZone, climateZones } from './ipcc/zones.ts'
export type { SoilClass, SoilClassAnswer } from './ipcc/soil-class.ts'
export { soilClass, soilClasses } from './ipcc/soil-class.ts'
export type { Edition, TableValue } from './ipcc/table-value.ts'
export { halfWidth, tableValue } from './ipcc/table-value.ts'
export type { FactorKind, FactorLevel } from './ipcc/tables-2019.ts'
export { factor2019, factorLevels, referenceStock2019 } from './ipcc/tables-2019.ts'
export type { ChangeOptions, LandManagement, StockChange, Stratum } from './ipcc/tier1.ts'
export { factors2019, stockChange, stockPerHectare, stratum2019, stratumStock } from './ipcc/tier1.ts'
export type { Tier2Constants, Tier2Parameter } from './ipcc/tier2-parameters.ts'
export { tier2Constants2019, tier2InputDefaults2019, tier2Parameters2019 } from './ipcc/tier2-parameters.ts'
export type {
  Tier2Drivers,
  Tier2Options,
  Tier2Pools,
  Tier2Result,
  Tier2Run,
  Tier2Soil,
  Tier2Tillage,
  Tier2Year,
} from './ipcc/tier2.ts'
export {
  activeInput as tier2ActiveInput,
  decayRates as tier2DecayRates,
  drivers as tier2Drivers,
  metabolicInput as tier2MetabolicInput,
  moistureRatio as tier2MoistureRatio,
  steadyState as tier2SteadyState,
  temperatureEffect as tier2TemperatureEffect,
  tier2,
  tillageConstants as tier2TillageConstants,
  waterEffect as tier2WaterEffect,
} from './ipcc/tier2.ts'

// Change, and what a survey can show of it
export type { Growth } from './change.ts'
export { fourPerMille, perMilleRate, stockAfter } from './change.ts'
export type { SurveyDesign } from './detection.ts'
export { detectableChange, detectableChangeWelch, sampleSize, yearsToDetect } from './detection.ts'
export type { Allocation, AllocationRule, SamplingStratum } from './strata.ts'
export { allocate } from './strata.ts'

// Capacity and quality
export type { Capacity, ClayActivity, ClayRatio, ClayRatioClass, ExpectedCarbon } from './capacity.ts'
export {
  clayRatio,
  expectedCarbon,
  georgiouCapacity,
  hassinkCapacity,
  relativeToExpected,
} from './capacity.ts'
export type { Cluster, ClusterKey, ClusterPosition } from './cluster.ts'
export { clusterPosition } from './cluster.ts'
export type { FractionKind, FractionSource, Fractions } from './fractions.ts'
export { fractionDifference, fractions } from './fractions.ts'

// Uncertainty
export type { Random } from './random.ts'
export { random } from './random.ts'
export { normalCdf, normalQuantile } from './normal.ts'
export { studentCdf, studentQuantile } from './student.ts'
export type { Distribution } from './distribution.ts'
export { distributionQuantile, sampleDistribution } from './distribution.ts'
export { quantile } from './quantile.ts'
export type { Correlation } from './correlation.ts'
export type { MonteCarloOptions, MonteCarloResult } from './montecarlo.ts'
export { monteCarlo } from './montecarlo.ts'
export type { Propagated, Uncertain } from './propagate.ts'
export { propagate } from './propagate.ts'

// Names of before 0.1.0, for one release
export { asShipped, draw, fresh, official, starts } from './deprecated.ts'
