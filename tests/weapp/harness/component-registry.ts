import { type AppJson, readJson } from './app-json'
import type { LogicLayer } from './logic-layer'
import { resolvePath } from './module-loader'
import { browserCss, type JsonObject, type ViewLayer } from './view-layer'
import type { WeappBuild } from './weapp-build'

export interface RegistryParts {
  readonly build: WeappBuild
  readonly appJson: AppJson
  readonly view: ViewLayer
  readonly logic: LogicLayer
  readonly runModule: (path: string) => unknown
}

/** @returns makes a page known, and every component it names: template, style, then code, as WeChat injects them. */
export function openComponentRegistry({
  build,
  appJson,
  view,
  logic,
  runModule,
}: RegistryParts): (path: string) => void {
  const registered = new Set<string>()
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
    const content = view.templates[path]
    view.space.addCompiledTemplate(path, {
      groupList: view.templates,
      content,
      fallbackListenerOnNativeNode: true,
    })
    view.space.componentEnv(path, ({ Page, Component, Behavior }) => {
      logic.setGlobals({
        Behavior,
        Page: (definition: JsonObject) => Page(withLogicEvents(definition, view, logic)),
        Component: (definition: JsonObject) => Component(componentForView(definition, view, logic)),
      })
      runModule(path)
    })
  }
  return register
}

function componentForView(definition: JsonObject, view: ViewLayer, logic: LogicLayer): JsonObject {
  const { methods, properties } = definition as { methods?: JsonObject; properties?: JsonObject }
  return {
    ...definition,
    ...(methods && { methods: withLogicEvents(methods, view, logic) }),
    ...(properties && { properties: viewProperties(properties, view) }),
  }
}

/** The page's functions receive events as copies, as everything that crosses the bridge. */
function withLogicEvents(methods: JsonObject, view: ViewLayer, logic: LogicLayer): JsonObject {
  const wrapped = Object.entries(methods).map(([name, method]) => {
    if (typeof method !== 'function') return [name, method]
    const call = function (this: unknown, ...values: unknown[]) {
      const heard = values.map((value) =>
        value instanceof view.glassEasel.Event ? logic.copyIn(eventForLogic(value)) : value,
      )
      return method.apply(this, heard)
    }
    // Taro keeps marks of its own on these functions.
    return [name, Object.assign(call, method)]
  })
  return Object.fromEntries(wrapped)
}

/** Property types are compared by identity: String of the logic layer is not String of the window. */
function viewProperties(properties: JsonObject, view: ViewLayer): JsonObject {
  const typeOf = (type: unknown) => (typeof type === 'function' ? view.window.eval(type.name) : type)
  const translated = Object.entries(properties).map(([name, property]) => {
    if (typeof property !== 'object' || property === null) return [name, typeOf(property)]
    return [name, { ...property, type: typeOf((property as { type?: unknown }).type) }]
  })
  return Object.fromEntries(translated)
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
  const isTouch = type === 'tap' || type.startsWith('touch')
  // A canvas counts from its own corner in x and y; the other places of a touch are nobody's question here.
  const { x = 0, y = 0 } = (detail ?? {}) as { x?: number; y?: number }
  const touches = isTouch ? [{ identifier: 0, pageX: x, pageY: y, clientX: x, clientY: y, x, y }] : undefined
  return {
    type,
    timeStamp: Date.now(),
    target: elementForLogic(target),
    currentTarget: elementForLogic(currentTarget),
    mark: mark ?? {},
    detail: detail ?? {},
    touches,
    changedTouches: touches,
    mut: false,
  }
}

function elementForLogic(element: unknown): object {
  const { id = '', dataset = {} } = (element ?? {}) as { id?: string; dataset?: object }
  return { id, dataset: { ...dataset }, offsetLeft: 0, offsetTop: 0 }
}
