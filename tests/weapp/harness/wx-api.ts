import { randomBytes } from 'node:crypto'
import type { HttpAnswer } from './http-request'
import type { PageStack, Target } from './page-stack'
import type { RequestRecord, WeappRecord } from './record'
import { selectorQuery } from './selector-query'
import { type CopyIn, fail, succeed, type WxOptions } from './wx-callbacks'
import { filesApi } from './wx-files'
import { payApi } from './wx-pay'
import { type WxRequestOptions, wxRequest } from './wx-request'
import { wxSocket } from './wx-socket'

type WxFunction = (...parameters: never[]) => unknown

/** What the person and the phone answer; a test changes these as it goes. */
export interface Answers {
  /** The code of wx.login. */
  loginCode: () => string
  /** Whether the person agrees to the privacy guideline. */
  privacyAgreed: boolean
  /** Degrees in GCJ-02, or null: the person refuses to be located. */
  location: { latitude: number; longitude: number } | null
  /** Whether each next modal is confirmed; without an entry it is. */
  modals: boolean[]
  /** What the person answers for a template when asked whether its messages may be sent, or why WeChat could not ask. */
  subscribe: (templateId: string) => 'accept' | 'reject' | 'ban' | 'filter' | { errCode: number }
  /** The phone's own text size; 1 is the default. */
  fontSizeScaleFactor: number
  online: boolean
  /** What the camera sees next; without an entry the person turns back. */
  scans: string[]
  /** What the person photographs or chooses next, as base64; without an entry they turn back. */
  pictures: string[]
  /** The screen's, 0 to 1. */
  brightness: number
  /** What the person does with an order at WeChat's cashier; false: turns back. */
  cashier: (prepayId: string) => boolean | Promise<boolean>
  /** Where the server of this test listens; the build names the one of `npm start`. */
  serverAddress?: string
  /** A server that is not the real one for this call; undefined: the real one is asked. */
  instead?: (request: RequestRecord) => HttpAnswer | undefined
}

export interface WxApiParts {
  readonly record: WeappRecord
  readonly answers: Answers
  readonly storage: Map<string, string>
  readonly stack: PageStack
  readonly listeners: Map<string, Set<(value: unknown) => void>>
  readonly copyIn: CopyIn
  readonly targetOf: (url: string) => Target | null
  /** Is called when the mini-program is closed. */
  readonly onEnd: (end: () => void) => void
}

const WINDOW = {
  windowWidth: 375,
  windowHeight: 812,
  screenWidth: 375,
  screenHeight: 812,
  pixelRatio: 2,
  statusBarHeight: 44,
  screenTop: 0,
  safeArea: { top: 44, bottom: 778, left: 0, right: 375, width: 375, height: 734 },
}
const CAPSULE = { top: 48, bottom: 80, left: 278, right: 365, width: 87, height: 32 }
const DEVICE = { platform: 'devtools', system: 'iOS 17', brand: 'devtools', model: 'harness' }
const LISTENED = [
  'AppShow',
  'AppHide',
  'NetworkStatusChange',
  'Error',
  'UnhandledRejection',
  'PageNotFound',
  'ThemeChange',
  'MemoryWarning',
  'WindowResize',
  'KeyboardHeightChange',
  'NeedPrivacyAuthorization',
  'UserCaptureScreen',
]

/** The wx object. A function that is not here is undefined, as on an old client, and its name is recorded. */
export function wxApi(parts: WxApiParts): Record<string, unknown> {
  const wx: Record<string, unknown> = {
    env: { USER_DATA_PATH: 'wxfile://usr' },
    // Looked for and rightly absent: webpack's list of chunks before the first, and WeChat's cloud, which we do not use.
    webpackJsonp: undefined,
    cloud: undefined,
    canIUse: () => true,
    nextTick: (run: () => void) => void setTimeout(run, 0),
    ...systemApi(parts),
    ...storageApi(parts),
    ...navigationApi(parts),
    ...personApi(parts),
    ...cardApi(parts),
    ...filesApi(parts),
    ...payApi(parts),
    request: (options: WxRequestOptions) => wxRequest(options, parts),
    connectSocket: (options: WxOptions & { url: string }) => wxSocket(options, parts),
    createSelectorQuery: () => selectorQuery(parts.stack, parts.copyIn),
    createIntersectionObserver: () => ({
      relativeTo() {
        return this
      },
      relativeToViewport() {
        return this
      },
      observe() {},
      disconnect() {},
    }),
  }
  for (const name of LISTENED) {
    const heard = new Set<(value: unknown) => void>()
    parts.listeners.set(name, heard)
    wx[`on${name}`] = (listener: (value: unknown) => void) => void heard.add(listener)
    wx[`off${name}`] = (listener: (value: unknown) => void) => void heard.delete(listener)
  }
  return new Proxy(wx, {
    get(target, name) {
      if (typeof name === 'string' && !(name in target)) parts.record.unknownApis.add(name)
      return Reflect.get(target, name)
    },
  })
}

function systemApi({ answers, copyIn }: WxApiParts): Record<string, WxFunction> {
  const base = () => ({
    SDKVersion: '3.8.0',
    version: '8.0.50',
    language: 'zh_CN',
    theme: 'light',
    host: { env: 'WeChat' },
    fontSizeScaleFactor: answers.fontSizeScaleFactor,
  })
  return {
    getSystemInfoSync: () => copyIn({ ...WINDOW, ...base(), ...DEVICE, fontSizeSetting: 16 }),
    getWindowInfo: () => copyIn(WINDOW),
    getAppBaseInfo: () => copyIn(base()),
    getDeviceInfo: () => copyIn(DEVICE),
    getSystemSetting: () => copyIn({}),
    getAppAuthorizeSetting: () => copyIn({}),
    getAccountInfoSync: () =>
      copyIn({ miniProgram: { appId: 'touristappid', envVersion: 'develop', version: '' } }),
    getMenuButtonBoundingClientRect: () => copyIn(CAPSULE),
    getLaunchOptionsSync: () => copyIn({ path: '', query: {}, scene: 1001, referrerInfo: {} }),
    getEnterOptionsSync: () => copyIn({ path: '', query: {}, scene: 1001, referrerInfo: {} }),
    getNetworkType: (options?: WxOptions) => {
      succeed(copyIn, options, 'getNetworkType', {
        networkType: answers.online ? 'wifi' : 'none',
        isConnected: answers.online,
      })
    },
  }
}

function storageApi({ storage, copyIn }: WxApiParts): Record<string, WxFunction> {
  const read = (key: string) => {
    const text = storage.get(key)
    return text === undefined ? '' : copyIn({ value: JSON.parse(text) }).value
  }
  return {
    getStorageSync: read,
    setStorageSync: (key: string, value: unknown) => void storage.set(key, JSON.stringify(value)),
    removeStorageSync: (key: string) => {
      storage.delete(key)
      storage.delete(sealedKey(key))
    },
    // Encrypted storage lies beside the plain one: what was sealed cannot be read without asking for it.
    getStorage: (options: WxOptions & { key: string; encrypt?: boolean }) => {
      const text = storage.get(options.encrypt ? sealedKey(options.key) : options.key)
      if (text === undefined) fail(copyIn, options, 'getStorage', 'data not found')
      else succeed(copyIn, options, 'getStorage', { data: JSON.parse(text) })
    },
    setStorage: (options: WxOptions & { key: string; data: unknown; encrypt?: boolean }) => {
      storage.set(options.encrypt ? sealedKey(options.key) : options.key, JSON.stringify(options.data))
      succeed(copyIn, options, 'setStorage')
    },
    clearStorageSync: () => storage.clear(),
    getStorageInfoSync: () => copyIn({ keys: [...storage.keys()], currentSize: 1, limitSize: 10240 }),
  }
}

export function sealedKey(key: string): string {
  return `encrypted ${key}`
}

/** What showing and scanning a code needs of a phone. */
function cardApi({ answers, copyIn }: WxApiParts): Record<string, WxFunction> {
  return {
    scanCode: (options?: WxOptions) => {
      const seen = answers.scans.shift()
      if (seen === undefined) fail(copyIn, options, 'scanCode', 'cancel')
      else succeed(copyIn, options, 'scanCode', { result: seen, scanType: 'QR_CODE' })
    },
    getScreenBrightness: (options?: WxOptions) =>
      succeed(copyIn, options, 'getScreenBrightness', { value: answers.brightness }),
    setScreenBrightness: (options?: WxOptions & { value: number }) => {
      answers.brightness = options?.value ?? answers.brightness
      succeed(copyIn, options, 'setScreenBrightness')
    },
    // A library that signs looks for it, also where it only checks.
    getRandomValues: (options?: WxOptions & { length?: number }) =>
      succeed(copyIn, options, 'getRandomValues', { randomValues: [...randomBytes(options?.length ?? 1)] }),
    setKeepScreenOn: (options?: WxOptions) => succeed(copyIn, options, 'setKeepScreenOn'),
  }
}

function navigationApi({ record, stack, targetOf, copyIn }: WxApiParts): Record<string, WxFunction> {
  const go =
    (api: 'navigateTo' | 'redirectTo' | 'reLaunch' | 'switchTab') =>
    (options?: WxOptions & { url: string }) => {
      const url = options?.url ?? ''
      record.navigations.push({ api, url })
      setTimeout(() => {
        const target = targetOf(url)
        const refused = target ? stack[api](target) : `page "${url}" is not found`
        if (refused) fail(copyIn, options, api, refused)
        else succeed(copyIn, options, api)
      }, 0)
    }
  return {
    navigateTo: go('navigateTo'),
    redirectTo: go('redirectTo'),
    reLaunch: go('reLaunch'),
    switchTab: go('switchTab'),
    navigateBack: (options?: WxOptions & { delta?: number }) => {
      record.navigations.push({ api: 'navigateBack', url: '' })
      setTimeout(() => {
        stack.navigateBack(options?.delta ?? 1)
        succeed(copyIn, options, 'navigateBack')
      }, 0)
    },
  }
}

/** What asks the person, or tells them. */
function personApi({ record, answers, copyIn }: WxApiParts): Record<string, WxFunction> {
  const done =
    (api: string, extra: object = {}) =>
    (options?: WxOptions) =>
      succeed(copyIn, options, api, extra)
  return {
    login: (options?: WxOptions) => succeed(copyIn, options, 'login', { code: answers.loginCode() }),
    requirePrivacyAuthorize: (options?: WxOptions) => {
      if (answers.privacyAgreed) succeed(copyIn, options, 'requirePrivacyAuthorize')
      else fail(copyIn, options, 'requirePrivacyAuthorize', 'privacy permission is not authorized')
    },
    getLocation: (options?: WxOptions) => {
      if (answers.location) succeed(copyIn, options, 'getLocation', answers.location)
      else fail(copyIn, options, 'getLocation', 'auth deny')
    },
    requestSubscribeMessage: (options?: WxOptions & { tmplIds: string[] }) => {
      askToSubscribe({ record, answers, copyIn }, options)
    },
    showToast: (options?: WxOptions & { title: string }) => {
      record.toasts.push(options?.title ?? '')
      succeed(copyIn, options, 'showToast')
    },
    showModal: (options?: WxOptions & { title?: string; content?: string }) => {
      record.modals.push({ title: options?.title ?? '', content: options?.content ?? '' })
      const confirm = answers.modals.shift() ?? true
      succeed(copyIn, options, 'showModal', { confirm, cancel: !confirm })
    },
    getSetting: done('getSetting', { authSetting: {} }),
    openPrivacyContract: done('openPrivacyContract'),
    openLocation: done('openLocation'),
    makePhoneCall: done('makePhoneCall'),
    setClipboardData: done('setClipboardData'),
    checkSession: done('checkSession'),
    hideToast: done('hideToast'),
    showLoading: done('showLoading'),
    hideLoading: done('hideLoading'),
    setNavigationBarTitle: done('setNavigationBarTitle'),
    stopPullDownRefresh: done('stopPullDownRefresh'),
    pageScrollTo: done('pageScrollTo'),
  }
}

/** As WeChat does: only while a tap is handled, and one answer per template. */
function askToSubscribe(
  { record, answers, copyIn }: Pick<WxApiParts, 'record' | 'answers' | 'copyIn'>,
  options: (WxOptions & { tmplIds: string[] }) | undefined,
): void {
  const api = 'requestSubscribeMessage'
  if (!record.isTapped) return fail(copyIn, options, api, 'can only be invoked by user TAP gesture.')
  const templateIds = [...(options?.tmplIds ?? [])]
  record.subscriptions.push(templateIds)
  const said = templateIds.map((id) => [id, answers.subscribe(id)] as const)
  const failure = said.map(([, answer]) => answer).find((answer) => typeof answer === 'object')
  if (failure) fail(copyIn, options, api, 'by the wish of the test', failure)
  else succeed(copyIn, options, api, Object.fromEntries(said))
}
