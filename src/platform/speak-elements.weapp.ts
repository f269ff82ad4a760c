import { mergeInternalComponents } from '@tarojs/shared'
import { spokenElements } from '../components/spoken-elements'

/** Must run before the first page renders: see components/spoken-elements.ts. */
export function speakElements(): void {
  mergeInternalComponents(spokenElements)
}
