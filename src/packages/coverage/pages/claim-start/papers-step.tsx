import { Text } from '@tarojs/components'
import { Card } from '../../../../components/content/card'
import { Note } from '../../../../components/content/note'
import { Row } from '../../../../components/content/row'
import { Tag, type TagProps } from '../../../../components/content/tag'
import { SectionTitle } from '../../../../components/page/section-title'
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
  const all = [...needed, { kind: 'other', nameZh: '别的材料（可以不拍）', isKnown: false } as const]
  return (
    <>
      {papers.problem && (
        <Note tone="bad" announced>
          <Text>{papers.problem}</Text>
        </Note>
      )}
      <SectionTitle title="要拍的材料" />
      <Card flush label="要拍的材料">
        {all.map(({ kind, nameZh, isKnown }) => {
          const count = form.papers.filter((paper) => paper.kind === kind).length
          const isBusy = papers.busyKind === kind
          return (
            <Row
              key={kind}
              icon="doc"
              title={nameZh}
              sub={isBusy ? '正在传…' : whatToDo(count, isKnown)}
              value={<Tag {...standOf(count, isKnown, kind === 'other')} />}
              onTap={() => {
                if (papers.busyKind === null) void papers.add(kind)
              }}
            />
          )
        })}
      </Card>
      <Note tone="paper">
        <Text>
          材料加密保存，监护人和互助金办公室能打开；办公室每打开一次都有记录，在“谁看过”里。银行卡和身份证的照片，另一位监护人打不开。
        </Text>
      </Note>
    </>
  )
}

function whatToDo(count: number, isKnown: boolean): string {
  if (count > 0) return `拍了 ${count} 张，点这里再加`
  return isKnown ? '系统里已经有，不用拍' : '点这里拍照，或从相册选'
}

function standOf(count: number, isKnown: boolean, isOptional: boolean): TagProps {
  if (count > 0) return { tone: 'ok', label: `${count} 张` }
  if (isKnown) return { tone: 'ok', label: '已有' }
  return { tone: 'line', label: isOptional ? '可不拍' : '还没拍' }
}
