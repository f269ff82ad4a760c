import { useState } from 'react'
import { emergencyPhraseIn } from '#domain/conversation/emergency-phrase'
import {
  MESSAGE_PICTURE_LONG_SIDE_PIXELS as longSidePixels,
  MESSAGE_PICTURE_MAX_BYTES as maxBytes,
} from '#domain/conversation/message-limits'
import { errorMessage } from '../../api/error-messages'
import { choosePhoto } from '../../platform/file/choose-photo'
import { draftOf, forgetDraft, keepDraft } from '../../platform/kept/record-drafts'
import type { Outgoing } from './outbox'
import { useEmergencyRule } from './use-thread'

/** What is being written: kept while the mini-program is open, and read for words of an emergency as it is typed. */
export function useCompose(conversationId: string, start: (content: Outgoing['content']) => void) {
  const key = `chat ${conversationId}`
  const [text, setText] = useState(() => draftOf<string>(key) ?? '')
  const [isChoosing, setChoosing] = useState(false)
  const [fault, setFault] = useState<string>()
  const rule = useEmergencyRule()
  const become = (next: string) => {
    setText(next)
    if (next === '') forgetDraft(key)
    else keepDraft(key, next)
  }
  return {
    text,
    fault,
    isChoosing,
    /** 120, while something that reads like an emergency stands in the field. */
    emergencyWords: rule && emergencyPhraseIn(text, rule) ? rule.banner : null,
    write: (next: string) => {
      setFault(undefined)
      become(next)
    },
    send: () => {
      const said = text.trim()
      if (said === '') return
      start({ kind: 'text', text: said })
      become('')
    },
    choose: async (): Promise<void> => {
      setFault(undefined)
      setChoosing(true)
      const chosen = await choosePhoto({ longSidePixels, maxBytes })
      setChoosing(false)
      if (chosen === 'too-large') setFault('这张照片压缩以后还是太大，没有发。重新拍一张，或截取要紧的部分。')
      else if (chosen === 'unreadable') setFault(errorMessage('picture_unreadable', {}))
      else if (chosen) start({ kind: 'picture', base64: chosen.content, preview: chosen.preview })
    },
  }
}
