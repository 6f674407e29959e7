/**
 * How fast other programs are, cell-months a second of one core (2 vCPU AMD EPYC, Zen 4; GNU Fortran 12.2, R 4.2.2,
 * Python 3.11; each the median of five runs or more, same weather). Measured by us in 2026 with the versions named.
 */
export const others = [
  { program: 'official Fortran 2.0.0 (RothC_Code 1e0dadc), -O2', perSecond: 9.45e6 },
  { program: '… -Ofast -march=native -flto, relaxing IEEE rules', perSecond: 2.78e7 },
  { program: 'sorcering 1.2.2 (C++, factors given)', perSecond: 1e6 },
  { program: 'official Python 1.0.0 (RothC_Py f2ab6df, mended to run)', perSecond: 1.8e4 },
  { program: 'official R 2.0.0 (RothC_R 3b6cb80)', perSecond: 1.5e4 },
  { program: 'SoilR 1.2.107 (RothCModel, lsoda)', perSecond: 3.7e3 },
] as const

/** Official spin-ups a second of the official Fortran, -O2: 600 cells of 13,139 months on average. */
export const fortranSpinUps = 729
