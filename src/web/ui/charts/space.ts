/** How much room a picture takes with its key and its table folded, so that nothing jumps. */
export const PLOT_SPACE = 320;
