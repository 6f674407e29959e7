/** RothC-26.3 against seven long-term experiments, t C/ha: packages/soil/docs/rothamsted.md, and a test says so. */
export const rothamsted = {
  dates: 188,
  rmse: 7.1,
  bias: 1.5,
  /** the date that the model misses by most */
  worst: 24.5,
  /** differences between a treatment and its control: dates of both, and how far the model is off */
  pairs: 114,
  apart: 8.9,
  /** measured over modelled difference at the last common date of so many treatments */
  treatments: 11,
  least: -0.1,
  middle: 1.4,
  most: 3.6,
}
