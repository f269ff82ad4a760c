/** In a browser, perhaps on a desk: there is no WeChat at hand, and the operators' pages exist. */
export const isBrowser = true
