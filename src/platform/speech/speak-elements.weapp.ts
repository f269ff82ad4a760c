import { mergeInternalComponents } from '@tarojs/shared'
import { spokenElements } from './spoken-elements'

/** Must run before the first page renders: see spoken-elements.ts. */
export function speakElements(): void {
  mergeInternalComponents(spokenElements)
}
