/** Complete without a script: the committee reads it on any phone. */
export const csr = false;
