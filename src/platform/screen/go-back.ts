import Taro from '@tarojs/taro'

/** To the page that led here. A page opened alone, as from a shared card, has nothing behind it: home is next. */
export function goBack(): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else void Taro.switchTab({ url: '/pages/home/index' })
}
