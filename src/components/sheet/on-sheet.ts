import { createContext } from 'react'

/** True inside a Sheet: WeChat's keyboard has to know of a field that it lies on something that does not scroll. */
export const OnSheet = createContext(false)
