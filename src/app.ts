import type { PropsWithChildren } from 'react'
import './app.scss'
import { speakElements } from './platform/speak-elements'

speakElements()

export default function App({ children }: PropsWithChildren) {
  return children
}
