import Taro from '@tarojs/taro'

export const canBrighten = true

const BRIGHTEST = 1

/**
 * Turns the screen up and keeps it on while a code is shown: a scanner at a counter reads no dim screen.
 *
 * @returns puts back the brightness that was there before; called while WeChat is still telling it, too
 */
export function holdScreenBright(): () => void {
  let isHeld = true
  const before = Taro.getScreenBrightness().then(
    ({ value }) => value,
    () => undefined,
  )
  void before.then(() => isHeld && quietly(Taro.setScreenBrightness({ value: BRIGHTEST })))
  quietly(Taro.setKeepScreenOn({ keepScreenOn: true }))
  return () => {
    isHeld = false
    quietly(Taro.setKeepScreenOn({ keepScreenOn: false }))
    void before.then((value) => value !== undefined && quietly(Taro.setScreenBrightness({ value })))
  }
}

/** A phone that will not is a phone whose reader turns it up by hand. */
function quietly(asked: Promise<unknown>): void {
  asked.catch(() => undefined)
}
