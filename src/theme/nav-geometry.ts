/** In CSS pixels: the status bar we draw under, the row of the title and the width that WeChat's capsule takes of it. */
export interface NavGeometry {
  readonly statusBarPx: number
  readonly rowPx: number
  readonly capsulePx: number
}

/** A browser has its own bars: nothing has to be left free. */
export function navGeometry(): NavGeometry {
  return { statusBarPx: 0, rowPx: 44, capsulePx: 0 }
}
