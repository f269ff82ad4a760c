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
