import { type Module, openLogicLayer } from './logic-layer'
import { type OpenPage, openPageStack, type PageStack, type Target } from './page-stack'
import { newRecord, type WeappRecord } from './record'
import { browserCss, openViewLayer, type PageInstance, type ViewLayer } from './view-layer'
import type { WeappBuild } from './weapp-build'
import { type Answers, wxApi } from './wx-api'

type JsonObject = Record<string, unknown>

interface AppJson {
  pages: string[]
  entryPagePath?: string
  subPackages?: { root: string; pages: string[] }[]
  tabBar?: { list: { pagePath: string }[] }
  usingComponents?: Record<string, string>
}

interface AppDefinition {
  onLaunch?(options: unknown): void
  onShow?(options: unknown): void
}

/** A running mini-program: its pages in the view layer, its code in the logic layer, and what crossed between them. */
export interface MiniProgram {
  readonly view: ViewLayer
  readonly stack: PageStack
  readonly record: WeappRecord
  readonly answers: Answers
  readonly storage: Map<string, string>
  /** The name under which setData is booked from now on. */
  step: string
  launch(url?: string): void
  /** The page on top, as its code knows it. */
  topInstance(): PageInstance
  emit(event: string, value: unknown): void
  close(): void
}

export function startMiniProgram(build: WeappBuild, answers: Answers): MiniProgram {
  const record = newRecord()
  const storage = new Map<string, string>()
  const listeners = new Map<string, Set<(value: unknown) => void>>()
  const logic = openLogicLayer(console)
  const view = openViewLayer(build, (error) => record.errors.push(error))
  const appJson = readJson(build, 'app.json') as unknown as AppJson
  const pagePaths = new Set(allPages(appJson))
  const tabs = new Set((appJson.tabBar?.list ?? []).map((tab) => tab.pagePath))
  const instances = new WeakMap<OpenPage, PageInstance>()
  let app: AppDefinition = {}

  const modules = new Map<string, Module>()
  const requireFrom = (from: string) => (reference: string) => {
    const path = resolvePath(from, reference.startsWith('/') ? reference : `./${reference}`).replace(
      /\.js$/,
      '',
    )
    const known = modules.get(path)
    if (known) return known.exports
    const code = build.files[`${path}.js`]
    if (code === undefined) throw new Error(`module '${path}.js' is not defined`)
    const module: Module = { exports: {} }
    modules.set(path, module)
    logic.runModule(`${path}.js`, code, module, requireFrom(path))
    return module.exports
  }

  const registered = new Set<string>()
  /** A page or component, and every component it names: template, style, then code, as WeChat injects them. */
  function register(path: string): void {
    if (registered.has(path)) return
    registered.add(path)
    const config = readJson(build, `${path}.json`)
    const usingComponents: Record<string, string> = {}
    const named = {
      ...appJson.usingComponents,
      ...(config.usingComponents as Record<string, string> | undefined),
    }
    for (const [tag, reference] of Object.entries(named)) {
      const component = resolvePath(path, reference)
      usingComponents[tag] = `/${component}`
      register(component)
    }
    view.space.addComponentStaticConfig(path, { ...config, usingComponents })
    view.space.addStyleSheet(path, `${path}.wxss`)
    view.backend.registerStyleSheetContent(`${path}.wxss`, browserCss(build.files[`${path}.wxss`] ?? ''))
    view.space.addCompiledTemplate(path, {
      groupList: view.templates,
      content: view.templates[path],
      fallbackListenerOnNativeNode: true,
    })
    view.space.componentEnv(path, ({ Page, Component, Behavior }) => {
      logic.setGlobals({
        Behavior,
        Page: (definition: JsonObject) => Page(withLogicEvents(definition)),
        Component: (definition: JsonObject) =>
          Component({
            ...definition,
            ...(definition.methods ? { methods: withLogicEvents(definition.methods as JsonObject) } : {}),
            ...(definition.properties
              ? { properties: viewProperties(view, definition.properties as JsonObject) }
              : {}),
          }),
      })
      requireFrom('app')(`/${path}`)
    })
  }

  function withLogicEvents(methods: JsonObject): JsonObject {
    const wrapped = Object.entries(methods).map(([name, method]) => {
      if (typeof method !== 'function') return [name, method]
      const call = function (this: unknown, ...values: unknown[]) {
        const [first, ...rest] = values
        const event = first instanceof view.glassEasel.Event ? logic.copyIn(eventForLogic(first)) : first
        return method.apply(this, values.length === 0 ? values : [event, ...rest])
      }
      // Taro keeps marks of its own on these functions.
      return [name, Object.assign(call, method)]
    })
    return Object.fromEntries(wrapped)
  }

  function openPage({ path, query }: Target, pages: OpenPage[]): void {
    register(path)
    const root = view.backend.createRoot('page-root', view.space, path)
    const instance = root.get()
    instance.route = instance.__route__ = path
    const setData = instance.setData.bind(instance)
    instance.setData = (data, done) => {
      // The real bridge serialises: what JSON cannot carry never arrives.
      const wire = JSON.stringify(data)
      record.setData.push({ page: path, step: program.step, bytes: Buffer.byteLength(wire) })
      setData(JSON.parse(wire) as JsonObject)
      if (done) setTimeout(() => done.call(instance), 0)
    }
    const element = view.window.document.createElement('div')
    const placeholder = element.appendChild(view.window.document.createElement('i'))
    view.window.document.body.appendChild(element)
    root.attach(element, placeholder)
    const page: OpenPage = {
      path,
      element,
      show() {
        element.style.display = ''
        instance.onShow?.()
      },
      hide() {
        element.style.display = 'none'
        instance.onHide?.()
      },
      conceal() {
        element.style.display = 'none'
      },
      close() {
        instance.onUnload?.()
        root.release()
        element.remove()
      },
    }
    instances.set(page, instance)
    pages.push(page)
    instance.onLoad?.(logic.copyIn(query))
    instance.onShow?.()
    setTimeout(() => instance.onReady?.(), 0)
  }

  const stack = openPageStack(tabs, openPage)
  const instanceOf = (page: OpenPage) => {
    const instance = instances.get(page)
    if (!instance) throw new Error(`${page.path} has no instance`)
    return instance
  }
  const targetOf = (url: string) => parseTarget(url, stack.pages.at(-1)?.path, pagePaths)

  logic.setGlobals({
    App: (definition: AppDefinition) => {
      app = definition
    },
    getApp: () => app,
    getCurrentPages: () => stack.pages.map(instanceOf),
    wx: wxApi({ record, answers, storage, stack, listeners, copyIn: logic.copyIn, targetOf }),
  })

  const program: MiniProgram = {
    view,
    stack,
    record,
    answers,
    storage,
    step: 'launch',
    launch(url = appJson.entryPagePath ?? appJson.pages[0] ?? '') {
      const target = targetOf(url)
      if (!target) throw new Error(`the mini-program has no page ${url}`)
      requireFrom('app')('/app')
      const options = logic.copyIn({ ...target, scene: 1001, referrerInfo: {} })
      app.onLaunch?.(options)
      app.onShow?.(options)
      openPage(target, stack.pages as OpenPage[])
    },
    topInstance: () => instanceOf(stack.top()),
    emit(event, value) {
      for (const listener of listeners.get(event) ?? []) listener(logic.copyIn(value))
    },
    close: () => view.window.close(),
  }
  return program
}

function readJson(build: WeappBuild, path: string): JsonObject {
  return JSON.parse(build.files[path] ?? '{}') as JsonObject
}

function allPages({ pages, subPackages = [] }: AppJson): string[] {
  return [
    ...pages,
    ...subPackages.flatMap(({ root, pages }) => pages.map((page) => `${root.replace(/\/$/, '')}/${page}`)),
  ]
}

function resolvePath(from: string, reference: string): string {
  if (reference.startsWith('/')) return reference.slice(1)
  const parts = from.split('/').slice(0, -1)
  for (const part of reference.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.') parts.push(part)
  }
  return parts.join('/')
}

function parseTarget(url: string, from: string | undefined, pages: ReadonlySet<string>): Target | null {
  const [address = '', search = ''] = url.split('?')
  const path =
    address.startsWith('/') || from === undefined ? address.replace(/^\//, '') : resolvePath(from, address)
  if (!pages.has(path)) return null
  // WeChat hands the query over as it was written: decoding is the page's business.
  const query = Object.fromEntries(
    search
      .split('&')
      .filter(Boolean)
      .map((pair) => splitOnce(pair, '=')),
  )
  return { path, query }
}

function splitOnce(text: string, sign: string): [string, string] {
  const at = text.indexOf(sign)
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)]
}

/** Property types are compared by identity: String of the logic layer is not String of the window. */
function viewProperties(view: ViewLayer, properties: JsonObject): JsonObject {
  const typeOf = (type: unknown) => (typeof type === 'function' ? view.window.eval(type.name) : type)
  return Object.fromEntries(
    Object.entries(properties).map(([name, property]) => {
      if (typeof property !== 'object' || property === null) return [name, typeOf(property)]
      return [name, { ...property, type: typeOf((property as { type?: unknown }).type) }]
    }),
  )
}

interface ViewEvent {
  readonly type: string
  readonly target?: unknown
  readonly currentTarget?: unknown
  readonly mark?: unknown
  readonly detail?: unknown
}

/** The part of an event that WeChat sends across the bridge. */
function eventForLogic({ type, target, currentTarget, mark, detail }: ViewEvent): object {
  const touched = type === 'tap' || type.startsWith('touch')
  const touches = touched ? [{ identifier: 0, pageX: 0, pageY: 0, clientX: 0, clientY: 0 }] : undefined
  const of = (element: unknown) => {
    const { id = '', dataset = {} } = (element ?? {}) as { id?: string; dataset?: object }
    return { id, dataset: { ...dataset }, offsetLeft: 0, offsetTop: 0 }
  }
  return {
    type,
    timeStamp: Date.now(),
    target: of(target),
    currentTarget: of(currentTarget),
    mark: mark ?? {},
    detail: detail ?? {},
    touches,
    changedTouches: touches,
    mut: false,
  }
}
