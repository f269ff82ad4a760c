import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { client } from '../../api/client'
import { errorMessage } from '../../api/error-messages'
import { failureSentence } from '../../api/failure-of'
import { Button } from '../../components/button'
import { Note } from '../../components/note'
import { choosePhoto } from '../../platform/choose-photo'
import { SaySheet } from './say-sheet'
import { PAPER_PHOTO, sendPaper } from './send-paper'
import { type ClaimView, useClaimWrite } from './use-claims'

/** 补材料: what was asked, pictures and a word about them; the clock runs on from there. */
export function MoreSheet({ claim, onClose }: { claim: ClaimView; onClose: () => void }) {
  const answer = useClaimWrite(client.claim.answerMore.mutate)
  const [ids, setIds] = useState<readonly string[]>([])
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const add = async () => {
    setProblem(null)
    const photo = await choosePhoto(PAPER_PHOTO)
    if (photo === null) return
    if (photo === 'too-large' || photo === 'unreadable') {
      return setProblem(errorMessage(photo === 'too-large' ? 'picture_too_large' : 'picture_unreadable', {}))
    }
    setBusy(true)
    try {
      const id = await sendPaper({ patientId: claim.patientId, kind: 'other', photo })
      setIds((before) => [...before, id])
    } catch (error) {
      setProblem(failureSentence(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <SaySheet
      title="补材料"
      what={claim.asked?.text ?? '把要的材料拍下来交上就行。'}
      label="说一句补的是什么"
      action="补好了，交上"
      isSending={answer.isPending || isBusy}
      error={answer.error}
      onSay={(text) => answer.mutate({ id: claim.id, text, attachmentIds: [...ids] }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <View className="stack stack--2">
        <Button
          kind="secondary"
          icon="plus"
          label={ids.length === 0 ? '拍一张' : `拍了 ${ids.length} 张，再拍`}
          busy={isBusy}
          onTap={() => void add()}
        />
        {problem && (
          <Note tone="bad" announced>
            <Text>{problem}</Text>
          </Note>
        )}
      </View>
    </SaySheet>
  )
}
