import { type MiniProgram, startMiniProgram } from '../../weapp/harness/mini-program'
import { readWeappBuild } from '../../weapp/harness/weapp-build'
import type { Answers } from '../../weapp/harness/wx-api'

const PATIENCE_MS = 10_000
const LOOK_EVERY_MS = 10

/** The built mini-program in a person's hand. */
export interface Weapp {
  readonly program: MiniProgram
  /** Path of the page on top. */
  page(): string
  text(selector?: string): string
  /** The innermost element that holds the text, on the page on top. */
  byText(text: string): Element
  /** By what a screen reader says of it. */
  byLabel(label: string): Element
  tap(element: Element): void
  /** How often the person has tapped so far. */
  taps(): number
  write(element: Element, value: string): void
  /** Types into it and stays in it. */
  type(element: Element, value: string): void
  /** Moves a finger over a canvas, from point to point. */
  draw(canvas: Element, points: readonly (readonly [x: number, y: number])[]): void
  /** Presses a getPhoneNumber button; null is refusing. */
  givePhoneNumber(button: Element, code: string | null): void
  /** Chooses in a native wheel: an index, or a date. */
  pick(element: Element, value: string | number): void
  /** Looks again until it is there. @throws the last error after five seconds. */
  until<Value>(look: () => Value): Promise<NonNullable<Value>>
  back(): void
  close(): void
}

/**
 * Runs dist/weapp, as built, in WeChat's own view engine and a bare JavaScript realm; `storage` is what an earlier
 * run left on the phone.
 * Not the real thing: layout, native pickers, canvas, the domain list and the speed of phones.
 */
export function openWeapp(
  folder = 'dist/weapp',
  answers: Partial<Answers> = {},
  storage?: Map<string, string>,
): Weapp {
  let taps = 0
  const program = startMiniProgram(
    readWeappBuild(folder),
    {
      loginCode: () => 'code-of-the-harness',
      privacyAgreed: true,
      location: null,
      subscribe: () => 'accept',
      modals: [],
      fontSizeScaleFactor: 1,
      online: true,
      scans: [],
      pictures: [],
      brightness: 0.3,
      cashier: () => false,
      ...answers,
    },
    storage,
  )
  const root = () => program.stack.top().element
  const all = (selector: string) => [...root().querySelectorAll(selector)]
  const type = (element: Element, value: string) => {
    fire(element, 'focus', { value: '' })
    fire(element, 'input', { value, cursor: value.length })
  }
  return {
    program,
    page: () => program.stack.top().path,
    text: (selector) => (selector ? root().querySelector(selector) : root())?.textContent ?? '',
    byText: (text) =>
      found(
        all('*')
          .reverse()
          .find((element) => element.textContent?.includes(text)),
        text,
      ),
    byLabel: (label) => found(root().querySelector(`[aria-label^="${label}"]`), label),
    taps: () => taps,
    tap(element) {
      taps++
      const { record } = program
      for (const event of ['touchstart', 'touchend', 'tap']) {
        record.isTapped = event === 'tap'
        fire(element, event, { x: 0, y: 0 }, true)
      }
      record.isTapped = false
    },
    write(element, value) {
      type(element, value)
      fire(element, 'blur', { value })
    },
    type,
    draw(canvas, points) {
      for (const [index, [x, y]] of points.entries()) {
        fire(canvas, index === 0 ? 'touchstart' : 'touchmove', { x, y }, true)
      }
      fire(canvas, 'touchend', {}, true)
    },
    givePhoneNumber(button, code) {
      const detail =
        code === null ? { errMsg: 'getPhoneNumber:fail user deny' } : { errMsg: 'getPhoneNumber:ok', code }
      fire(found(button.closest('[open-type="getPhoneNumber"]'), 'getPhoneNumber'), 'getphonenumber', detail)
    },
    pick: (element, value) => fire(found(element.closest('picker'), 'picker'), 'change', { value }),
    until,
    back: () => program.stack.navigateBack(1),
    close: () => program.close(),
  }
}

async function until<Value>(look: () => Value): Promise<NonNullable<Value>> {
  const deadline = Date.now() + PATIENCE_MS
  for (;;) {
    let problem: unknown
    try {
      const value = look()
      if (value) return value
    } catch (error) {
      problem = error
    }
    if (Date.now() > deadline) throw problem ?? new Error(`never came true: ${look.toString()}`)
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
  }
}

function found(element: Element | null | undefined, what: string): Element {
  if (!element) throw new Error(`the page does not show ${what}`)
  return element
}

interface EngineElement {
  triggerEvent(
    type: string,
    detail: object,
    options: { bubbles: boolean; composed: boolean; capturePhase: boolean },
  ): void
}

/** Events start at the nearest element that the view engine itself made. */
function fire(element: Element, type: string, detail: object, bubbles = false): void {
  let at: (Element & { __wxElement?: EngineElement }) | null = element
  while (at && !at.__wxElement) at = at.parentElement
  if (!at?.__wxElement) throw new Error(`nothing there can hear ${type}`)
  at.__wxElement.triggerEvent(type, detail, { bubbles, composed: bubbles, capturePhase: true })
}
