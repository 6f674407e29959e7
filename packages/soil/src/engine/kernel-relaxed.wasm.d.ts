/** The same with fused multiply-adds, for engines that have relaxed SIMD; loaded only where it is asked for. */
export declare const kernelModule: string
