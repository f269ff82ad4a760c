import { useEffect } from 'react'
import { usePageVisible } from '../../../platform/screen/page-visible'
import { holdScreenBright } from '../../../platform/screen/screen-brightness'

/** Bright and awake while a code is on the screen; as it was before, once it is not. */
export function useBrightScreen(isCodeShown: boolean): void {
  const isVisible = usePageVisible()
  const isHeld = isCodeShown && isVisible
  useEffect(() => (isHeld ? holdScreenBright() : undefined), [isHeld])
}
