import Taro from '@tarojs/taro'
import type { NavGeometry } from './nav-geometry'

/** The row is as high as the capsule plus the same gap above and below it, so that the title sits on its middle. */
export function navGeometry(): NavGeometry {
  const { statusBarHeight: statusBarPx = 0, windowWidth } = Taro.getWindowInfo()
  const capsule = Taro.getMenuButtonBoundingClientRect()
  return {
    statusBarPx,
    rowPx: capsule.height + 2 * (capsule.top - statusBarPx),
    capsulePx: windowWidth - capsule.left,
  }
}
