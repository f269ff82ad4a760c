import { useEffect, useState } from 'react'
import { onScreenCapture } from '../../../platform/screen/screen-capture'

/** True after a screenshot, until another code stands there: a picture of this one is good for nothing. */
export function useCaptureNotice(code: string | undefined): boolean {
  const [captured, setCaptured] = useState<string | undefined>()
  useEffect(() => (code === undefined ? undefined : onScreenCapture(() => setCaptured(code))), [code])
  return code !== undefined && captured === code
}
