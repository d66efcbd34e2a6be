/** One page for everybody, so that it can be kept on a device; what it shows comes after it (device/door). */
export const ssr = false;
