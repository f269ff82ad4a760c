import { View } from '@tarojs/components'
import { useState } from 'react'
import { localDateOf } from '#domain/kernel/time'
import { momentInWords } from '#domain/kernel/time-in-words'
import { serverNow } from '../../api/server-clock'
import { Card } from '../../components/content/card'
import { Row } from '../../components/content/row'
import { SectionTitle } from '../../components/page/section-title'
import { OwnPaperSheet } from './own-paper-sheet'
import type { ClaimView } from './use-claims'

/** The papers that the family handed in; each opens by itself. The cards of the other guardian are not among them. */
export function OwnPapers({ papers }: { papers: ClaimView['attachments'] }) {
  const [openId, setOpenId] = useState<string | null>(null)
  const today = localDateOf(serverNow())
  const open = papers.find(({ id }) => id === openId)
  if (papers.length === 0) return null
  return (
    <View>
      <SectionTitle title={`交上的材料 ${papers.length} 张`} />
      <Card flush label="交上的材料">
        {papers.map((paper) => (
          <Row
            key={paper.id}
            icon="doc"
            title={paper.kindZh}
            sub={`${momentInWords(new Date(paper.addedAt), today)} 交上`}
            onTap={() => setOpenId(paper.id)}
          />
        ))}
      </Card>
      {open && <OwnPaperSheet key={open.id} paper={open} onClose={() => setOpenId(null)} />}
    </View>
  )
}
