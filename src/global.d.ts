/// <reference types="@tarojs/taro" />

declare module '*.scss'

/** Where the API is: nothing on H5 (the same origin), the server's address on the phone. Set by config/index.ts. */
declare const API_BASE: string

/** The part of the library that draws nothing: the modules of a symbol. */
declare module 'qrcode/lib/core/qrcode' {
  export function create(
    segments: readonly { readonly data: Uint8Array; readonly mode: 'byte' }[],
    options: { readonly errorCorrectionLevel: 'L' | 'M' | 'Q' | 'H' },
  ): { readonly modules: { readonly size: number; get(row: number, column: number): number } }
}
