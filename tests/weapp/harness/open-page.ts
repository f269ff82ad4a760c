import type { LogicLayer } from './logic-layer'
import type { OpenPage, Target } from './page-stack'
import type { JsonObject, PageInstance, ViewLayer } from './view-layer'

/** A page in its own element of the window, and the `this` of its code. */
export interface LivePage extends OpenPage {
  readonly instance: PageInstance
}

/** @param onSetData hears the bytes of every setData before the view gets it. */
export function openPage(
  { path, query }: Target,
  view: ViewLayer,
  logic: LogicLayer,
  onSetData: (bytes: number) => void,
): LivePage {
  const root = view.backend.createRoot('page-root', view.space, path)
  const instance = root.get()
  instance.route = instance.__route__ = path
  const setData = instance.setData.bind(instance)
  instance.setData = (data, done) => {
    // The real bridge serialises: what JSON cannot carry never arrives.
    const wire = JSON.stringify(data)
    onSetData(Buffer.byteLength(wire))
    setData(JSON.parse(wire) as JsonObject)
    if (done) setTimeout(() => done.call(instance), 0)
  }
  const { document } = view.window
  const element = document.body.appendChild(document.createElement('div'))
  root.attach(element, element.appendChild(document.createElement('i')))
  return {
    path,
    element,
    instance,
    start() {
      instance.onLoad?.(logic.copyIn(query))
      instance.onShow?.()
      setTimeout(() => instance.onReady?.(), 0)
    },
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
}
