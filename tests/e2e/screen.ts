import type { DemoPhone } from '../support/screen/demo-phone'

/** One screen with content on it. */
export interface Screen {
  /** Of its picture. */
  readonly name: string
  readonly route: string
  /** Text that stands there once the page has its content. */
  readonly shows: string
  /** Tapped first. */
  readonly tap?: string
}

/** The screens that one person sees; without a phone: somebody who has not logged in. */
export interface ScreensOfOne {
  readonly phone: DemoPhone | null
  readonly screens: readonly Screen[]
}
