/// <reference types="@tarojs/taro" />

declare module '*.scss'

/** Where the API is: nothing on H5 (the same origin), the server's address on the phone. Set by config/index.ts. */
declare const API_BASE: string
