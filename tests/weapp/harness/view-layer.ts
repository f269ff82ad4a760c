import * as fs from 'node:fs'
import { createRequire } from 'node:module'
import type * as GlassEasel from 'glass-easel'
import { type DOMWindow, JSDOM, VirtualConsole } from 'jsdom'
import type { WeappBuild } from './weapp-build'

const require = createRequire(import.meta.url)

export type JsonObject = Record<string, unknown>

/** What we use of glass-easel-miniprogram-adapter, whose package points at types that it does not ship. */
interface CodeSpace {
  addComponentStaticConfig(path: string, config: JsonObject): void
  addStyleSheet(path: string, styleSheetPath: string): void
  addCompiledTemplate(path: string, template: JsonObject): void
  componentEnv(
    path: string,
    define: (env: { Page: Definer; Component: Definer; Behavior: Definer }) => void,
  ): void
}

interface Backend {
  registerStyleSheetContent(path: string, css: string): void
  createRoot(tag: string, space: CodeSpace, path: string): PageRoot
}

interface Adapter {
  MiniProgramEnv: new () => {
    createCodeSpace(id: string, isMain: boolean): CodeSpace
    associateBackend(): Backend
  }
}

export type Definer = (definition: JsonObject) => unknown

export interface PageRoot {
  get(): PageInstance
  attach(parent: Element, placeholder: Element): void
  release(): void
}

/** A page's `this`: Taro keeps its own things on it and calls setData. */
export interface PageInstance {
  route: string
  __route__: string
  setData(data: JsonObject, done?: () => void): void
  onLoad?(query: unknown): void
  onShow?(): void
  onReady?(): void
  onHide?(): void
  onUnload?(): void
  onPullDownRefresh?(): void
  onReachBottom?(): void
}

/** WeChat's own view engine in a browser-like window: it knows WXML and nothing of Taro. */
export interface ViewLayer {
  readonly window: DOMWindow
  readonly glassEasel: typeof GlassEasel
  readonly space: CodeSpace
  readonly backend: Backend
  readonly templates: Readonly<Record<string, unknown>>
}

export function openViewLayer(build: WeappBuild, onError: (error: unknown) => void): ViewLayer {
  const { window } = new JSDOM('<!doctype html><html><head></head><body></body></html>', {
    runScripts: 'outside-only',
    pretendToBeVisual: true,
    url: 'https://servicewechat.com/',
    virtualConsole: new VirtualConsole(),
  })
  treatEmptyAttributesAsAbsent(window)
  const glassEasel = load<typeof GlassEasel>(window, 'glass-easel', () => {
    throw new Error('glass-easel requires nothing')
  })
  const adapter = load<Adapter>(window, 'glass-easel-miniprogram-adapter', () => glassEasel)
  glassEasel.globalOptions.throwGlobalError = false
  glassEasel.addGlobalErrorListener(onError)
  const env = new adapter.MiniProgramEnv()
  const space = env.createCodeSpace('', true)
  const backend = env.associateBackend()
  space.addStyleSheet('app', 'app.wxss')
  backend.registerStyleSheetContent('app.wxss', browserCss(build.files['app.wxss'] ?? ''))
  const templates = window.eval(`(function () { return ${build.templatesCode} })()`) as Record<
    string,
    unknown
  >
  return { window, glassEasel, space, backend, templates }
}

/** rpx and the `page` element exist only in WXSS. */
export function browserCss(wxss: string): string {
  return wxss
    .replace(/(-?\d*\.?\d+)rpx/g, (_, count) => `calc(${count} * 100vw / 750)`)
    .replace(/(^|[\s,}])page(?=[\s,{.:#])/g, '$1body')
}

/** On WeChat an undefined or false property means "default"; a DOM attribute would count as present. */
function treatEmptyAttributesAsAbsent(window: DOMWindow): void {
  const prototype = window.Element.prototype
  const original = Object.getOwnPropertyDescriptor(prototype, 'setAttribute')?.value as (
    name: string,
    value: string,
  ) => void
  prototype.setAttribute = function (this: Element, name: string, value: string | boolean | undefined) {
    const empty = value === undefined || value === '' || value === false || value === 'false'
    const spoken = name.startsWith('aria-') && value === 'false'
    if (empty && !spoken && !['class', 'id', 'style'].includes(name)) return this.removeAttribute(name)
    original.call(this, name, String(value ?? ''))
  }
}

/** The packages are run inside the window, so that they see its document and its events. */
function load<Exports>(window: DOMWindow, id: string, requireInside: (id: string) => unknown): Exports {
  const module = { exports: {} }
  const code = fs.readFileSync(require.resolve(id), 'utf8')
  const run = window.eval(`(function (module, exports, require, console) {${code}\n})`) as (
    ...parts: unknown[]
  ) => void
  run(module, module.exports, requireInside, console)
  return module.exports as Exports
}
