/**
 * The colours of the house, as `style.css` declares them; a test holds the two together and measures their contrast.
 * Two carry meaning: iron in a wet soil is blue-green (gley), in an aired one rust red. Soil scientists read a profile
 * by that pair, and every kind of colour vision tells it apart.
 */
export const palette = {
  paper: '#fdfdfb',
  chalk: '#f3f3ee',
  rule: '#d9d6cc',
  edge: '#8a8375',
  humus: '#5c5347',
  ink: '#221c16',

  gley: '#14555e',
  'gley-deep': '#0b3a41',
  'gley-pale': '#8fb8bd',
  'gley-tint': '#e4eff0',
  iron: '#9b3a14',
  'iron-deep': '#74290c',
  'iron-tint': '#fbece4',
  ochre: '#d19a2c',
  'ochre-ink': '#704c00',
  'ochre-tint': '#fcf3dd',

  litter: '#4d5c2c',
  topsoil: '#2f251c',
  leached: '#bcb09b',
  subsoil: '#8c4b27',
  parent: '#c89c60',
  bedrock: '#8b9394',
} as const
export type Colour = keyof typeof palette

/** For series in a chart, in this order; neighbours differ in lightness too, so they survive a grey printer. */
export const series = [
  palette.gley,
  palette.ochre,
  palette.iron,
  palette['gley-pale'],
  palette.topsoil,
] as const
