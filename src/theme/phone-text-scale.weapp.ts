import Taro from '@tarojs/taro'

/** The text size chosen in WeChat's settings: 1 is the default; older clients do not tell, and Taro's types do not know. */
export function phoneTextScale(): number {
  const base: Taro.getAppBaseInfo.Result & { fontSizeScaleFactor?: number } = Taro.getAppBaseInfo()
  return base.fontSizeScaleFactor ?? 1
}
