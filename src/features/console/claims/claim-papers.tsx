import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { client } from '../../../api/client'
import { failureSentence } from '../../../api/failure-of'
import { Button } from '../../../components/action/button'
import { Card } from '../../../components/content/card'
import { Note } from '../../../components/content/note'
import type { Application } from './claim-application'

type Paper = Awaited<ReturnType<typeof client.claim.paper.query>>

interface ClaimPapersProps {
  readonly papers: Application['attachments']
  /** What nobody had to photograph, by name. */
  readonly known: readonly string[]
}

/** The papers as they were photographed; each is opened by itself, and each opening is written down. */
export function ClaimPapers({ papers, known }: ClaimPapersProps) {
  const [open, setOpen] = useState<{ readonly id: string; readonly paper: Paper } | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const show = async (id: string) => {
    setProblem(null)
    try {
      setOpen({ id, paper: await client.claim.paper.query({ id }) })
    } catch (error) {
      setProblem(failureSentence(error))
    }
  }
  return (
    <Card label="材料">
      <Text className="console-card__title">{`材料 ${papers.length} 张`}</Text>
      {known.length > 0 && <Text className="t-3">{`系统里已经有，没有再要：${known.join('、')}`}</Text>}
      <View className="line line--wrap">
        {papers.map(({ id, kindZh }, index) => (
          <Button
            key={id}
            kind={open?.id === id ? 'tonal' : 'secondary'}
            size="medium"
            width="words"
            label={`${index + 1} ${kindZh}`}
            onTap={() => void show(id)}
          />
        ))}
      </View>
      {problem && (
        <Note tone="bad" announced>
          <Text>{problem}</Text>
        </Note>
      )}
      {open && <Picture paper={open.paper} />}
    </Card>
  )
}

function Picture({ paper: { mediaType, base64 } }: { readonly paper: Paper }) {
  const address = `data:${mediaType};base64,${base64}`
  if (mediaType === 'application/pdf') {
    return (
      <a href={address} download="材料.pdf">
        这份是 PDF，存下来打开
      </a>
    )
  }
  return <img src={address} alt="申请材料" style={{ maxWidth: '100%' }} />
}
