import { QueryClientProvider } from '@tanstack/react-query'
import { createElement, type PropsWithChildren } from 'react'
import { queryClient, startClient } from './api/client'
import { onSessionLapse } from './api/session'
import { askToLogInAgain } from './features/auth/staff-doors'
import { fetchCodesAhead } from './features/health-card/code/codes-ahead'
import { speakElements } from './platform/speech/speak-elements'
import './app.scss'

speakElements()
startClient()
onSessionLapse(askToLogInAgain)
fetchCodesAhead()

export default function App({ children }: PropsWithChildren) {
  return createElement(QueryClientProvider, { client: queryClient }, children)
}
