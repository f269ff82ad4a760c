import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { client } from '../../api/client'
import { failureSentence } from '../../api/failure-of'
import { Button } from '../../components/action/button'
import { Note } from '../../components/content/note'
import { WordsSheet } from '../../components/sheet/words-sheet'
import { useKeptWords } from '../../platform/kept/kept-words'
import { SAID_MAX, SAID_MIN } from './said-limits'
import { type ClaimView, useClaimWrite } from './use-claims'
import { usePapers } from './use-papers'

/** 补材料: what was asked, pictures and a word about them; the clock runs on from there. */
export function MoreSheet({ claim, onClose }: { claim: ClaimView; onClose: () => void }) {
  const answer = useClaimWrite(client.claim.answerMore.mutate)
  const [ids, setIds] = useState<readonly string[]>([])
  const papers = usePapers(claim.patientId, (id) => setIds((before) => [...before, id]))
  const isBusy = papers.busyKind !== null
  const words = useKeptWords(`claim-more ${claim.id}`)
  const onSuccess = () => {
    words.forget()
    onClose()
  }
  return (
    <WordsSheet
      open
      title="补材料"
      explained={claim.asked?.text ?? '把要的材料拍下来交上就行。'}
      label="说一句补的是什么"
      min={SAID_MIN}
      max={SAID_MAX}
      action="补好了，交上"
      words={words}
      busy={answer.isPending || isBusy}
      problem={answer.error ? failureSentence(answer.error) : undefined}
      onSend={(text) => answer.mutate({ id: claim.id, text, attachmentIds: [...ids] }, { onSuccess })}
      onClose={onClose}
    >
      <View className="stack stack--2">
        <Button
          kind="secondary"
          icon="plus"
          label={ids.length === 0 ? '拍一张' : `拍了 ${ids.length} 张，再拍`}
          busy={isBusy}
          onTap={() => void papers.add('other')}
        />
        {papers.problem && (
          <Note tone="bad" announced>
            <Text>{papers.problem}</Text>
          </Note>
        )}
      </View>
    </WordsSheet>
  )
}
