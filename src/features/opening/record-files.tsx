import { useMutation } from '@tanstack/react-query'
import { Text, View } from '@tarojs/components'
import { client } from '../../api/client'
import { failureSentence } from '../../api/failure-of'
import { Card } from '../../components/content/card'
import { Note } from '../../components/content/note'
import { Row } from '../../components/content/row'
import { handOverDocument } from '../../platform/file/hand-over-document'

const FILES = [
  { format: 'pdf', title: '一份能打印的', sub: 'PDF，给医生、幼儿园看' },
  { format: 'json', title: '一份能存底的', sub: '文字文件，电脑和手机都能打开' },
  { format: 'fhir', title: '一份给别的系统的', sub: 'FHIR R4，医院的系统能读' },
] as const

/** The whole record as a file to keep; each tap is written into 谁看过. */
export function RecordFiles({ patientId }: { patientId: string }) {
  const making = useMutation({
    mutationFn: async (format: (typeof FILES)[number]['format']) =>
      handOverDocument(await client.record.export.mutate({ patientId, format })),
  })
  return (
    <View className="stack stack--2">
      <Card flush>
        {FILES.map(({ format, title, sub }) => (
          <Row
            key={format}
            icon="doc"
            title={title}
            sub={making.isPending && making.variables === format ? '正在准备…' : sub}
            onTap={() => !making.isPending && making.mutate(format)}
          />
        ))}
      </Card>
      {making.error && (
        <Note tone="bad" announced>
          {failureSentence(making.error)}
        </Note>
      )}
      <Text className="t-sub inset">里面有病情，只发给信得过的人。每次带走都记进“谁看过”。</Text>
    </View>
  )
}
