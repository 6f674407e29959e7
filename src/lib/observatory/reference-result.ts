/** RothC-26.3 against seven long-term experiments, t C/ha: packages/soil/docs/rothamsted.md, and a test says so. */
export const rothamsted = { dates: 188, rmse: 7.1, bias: 1.5, worst: 12.6 }
