/** Callbacks of a wx function, as the mini-program passes them. */
export interface WxOptions {
  success?(result: unknown): void
  fail?(result: unknown): void
  complete?(result: unknown): void
}

/** Makes a copy of the logic layer's own objects. */
export type CopyIn = <Value>(value: Value) => Value

/** Calls back in a later turn, as the bridge does. */
export function succeed(
  copyIn: CopyIn,
  options: WxOptions | undefined,
  api: string,
  extra: object = {},
): void {
  const result = copyIn({ errMsg: `${api}:ok`, ...extra })
  setTimeout(() => {
    options?.success?.(result)
    options?.complete?.(result)
  }, 0)
}

export function fail(
  copyIn: CopyIn,
  options: WxOptions | undefined,
  api: string,
  why: string,
  extra: object = {},
): void {
  const result = copyIn({ errMsg: `${api}:fail ${why}`, ...extra })
  setTimeout(() => {
    options?.fail?.(result)
    options?.complete?.(result)
  }, 0)
}

/** As WeChat has it: without callbacks, the call is a promise. */
export function orPromise<Options extends WxOptions>(call: (options: Options) => void) {
  return (options: Options): unknown => {
    if (['success', 'fail', 'complete'].some((name) => name in options)) return call(options)
    return new Promise((resolve, reject) => call({ ...options, success: resolve, fail: reject }))
  }
}
