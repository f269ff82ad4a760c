import Taro from '@tarojs/taro'

/** Calls back when the mini-program comes to the front or goes away. @returns stops it. */
export function onAppShown(listener: (shown: boolean) => void): () => void {
  const show = () => listener(true)
  const hide = () => listener(false)
  Taro.onAppShow(show)
  Taro.onAppHide(hide)
  return () => {
    Taro.offAppShow(show)
    Taro.offAppHide(hide)
  }
}
