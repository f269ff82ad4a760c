import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { client } from '../../api/client'
import { Button } from '../../components/button'
import { Note } from '../../components/note'
import { SaySheet } from './say-sheet'
import { type ClaimView, useClaimWrite } from './use-claims'
import { usePapers } from './use-papers'

/** 补材料: what was asked, pictures and a word about them; the clock runs on from there. */
export function MoreSheet({ claim, onClose }: { claim: ClaimView; onClose: () => void }) {
  const answer = useClaimWrite(client.claim.answerMore.mutate)
  const [ids, setIds] = useState<readonly string[]>([])
  const papers = usePapers(claim.patientId, (id) => setIds((before) => [...before, id]))
  const isBusy = papers.busyKind !== null
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
          onTap={() => void papers.add('other')}
        />
        {papers.problem && (
          <Note tone="bad" announced>
            <Text>{papers.problem}</Text>
          </Note>
        )}
      </View>
    </SaySheet>
  )
}
