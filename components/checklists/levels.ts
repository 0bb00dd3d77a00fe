/** Levels of items in a group, as `MAX_DEPTH` of the templates says; written here so that a row brings no schema into the browser. */
export const MAX_LEVELS = 5

/** How far an item of each depth stands in; half as far where it is narrow. */
export const insets = ['pl-2.5', 'pl-6 sm:pl-9', 'pl-9 sm:pl-15', 'pl-12 sm:pl-21', 'pl-15 sm:pl-27']
