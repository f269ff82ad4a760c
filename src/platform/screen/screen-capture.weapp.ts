import Taro from '@tarojs/taro'

/** Calls back when the reader takes a screenshot. @returns stops it. */
export function onScreenCapture(listener: () => void): () => void {
  Taro.onUserCaptureScreen(listener)
  return () => Taro.offUserCaptureScreen(listener)
}
