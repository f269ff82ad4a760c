import { useEffect } from 'react'

/** After a result the reader's focus goes to its heading, once it is there (design guide §11). */
export function useFocusOn(id: string, isThere: boolean): void {
  useEffect(() => {
    if (!isThere) return
    const heading = document.getElementById(id)
    if (!heading) return
    heading.tabIndex = -1
    heading.focus()
  }, [id, isThere])
}
