/** The kernel's module in base64, made by kernel/build.mjs; where it was not made, the twin answers. */
export declare const kernelModule: string
