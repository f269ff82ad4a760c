import { Text } from '@tarojs/components'
import { Card } from '../../../../components/card'
import { Note } from '../../../../components/note'
import { Row } from '../../../../components/row'
import { SectionTitle } from '../../../../components/section-title'
import { Tag } from '../../../../components/tag'
import type { ClaimForm } from '../../../../features/claim/claim-form'
import type { useClaimForm } from '../../../../features/claim/use-claim-form'
import type { Prepared } from '../../../../features/claim/use-claims'

export interface PapersStepProps {
  form: ClaimForm
  needed: Prepared['documents'][number]['kinds']
  papers: ReturnType<typeof useClaimForm>['papers']
}

/** The checklist: each paper is photographed where it stands, several times if it has several pages. */
export function PapersStep({ form, needed, papers }: PapersStepProps) {
  const all = [...needed, { kind: 'other', nameZh: '别的材料（可以不拍）' } as const]
  return (
    <>
      {papers.problem && (
        <Note tone="bad" announced>
          <Text>{papers.problem}</Text>
        </Note>
      )}
      <SectionTitle title="要拍的材料" />
      <Card flush label="要拍的材料">
        {all.map(({ kind, nameZh }) => {
          const count = form.papers.filter((paper) => paper.kind === kind).length
          const isBusy = papers.busyKind === kind
          return (
            <Row
              key={kind}
              icon="doc"
              title={nameZh}
              sub={isBusy ? '正在传…' : count > 0 ? `拍了 ${count} 张，点这里再加` : '点这里拍照，或从相册选'}
              value={
                <Tag
                  tone={count > 0 ? 'ok' : 'line'}
                  label={count > 0 ? `${count} 张` : kind === 'other' ? '可不拍' : '还没拍'}
                />
              }
              onTap={() => {
                if (papers.busyKind === null) void papers.add(kind)
              }}
            />
          )
        })}
      </Card>
      <Note tone="paper">
        <Text>材料加密保存，只有监护人和核算这份申请的人能打开，每次打开都有记录。</Text>
      </Note>
    </>
  )
}
