import Taro from '@tarojs/taro'
import { type AskToSubscribe, readAnswers, readFailure } from './subscribe-message-outcome'

export const askToSubscribe: AskToSubscribe | null = (templateIds) =>
  Taro.requestSubscribeMessage({ tmplIds: [...templateIds] } as Taro.requestSubscribeMessage.Option).then(
    (result) => readAnswers(result as Readonly<Record<string, unknown>>, templateIds),
    readFailure,
  )
