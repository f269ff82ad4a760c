import { Text, View } from '@tarojs/components'
import { DOCUMENT_TYPE_NAMES_ZH, type DocumentType } from '#domain/patient/document-type'
import { Button } from '../../../components/action/button'
import { Card } from '../../../components/content/card'
import { Note } from '../../../components/content/note'
import { Row } from '../../../components/content/row'
import { REVEAL_SECONDS, type useReveal } from './use-reveal'
import './document-card.scss'

export interface DocumentCardProps {
  patient: {
    documentType: DocumentType
    documentMasked: string
    /** Staff compare one that was brought. */
    isDocumentInReview: boolean
    nameIsTemporary: boolean
  }
  reveal: ReturnType<typeof useReveal>
  /** Somebody else's child of 14 to 17 shows their number themselves. */
  isTheirOwn: boolean
  offline: boolean
  onReplace: () => void
  onCorrect: () => void
}

/** The document by which a person is known: masked, whole for a moment, and what can be changed about it. */
export function DocumentCard(props: DocumentCardProps) {
  const { patient, reveal, isTheirOwn, offline, onReplace, onCorrect } = props
  const { documentType, documentMasked, isDocumentInReview, nameIsTemporary } = patient
  const { number } = reveal
  return (
    <Card flush>
      <View className="document-card">
        <Text className="t-sub">{DOCUMENT_TYPE_NAMES_ZH[documentType]}</Text>
        <View className="line line--wrap line--between">
          <Text className="t-lead t-digits" selectable={number !== null}>
            {number ?? documentMasked}
          </Text>
          {!offline && !isTheirOwn && (
            <Button
              kind="tonal"
              size="medium"
              width="words"
              icon={number === null ? 'eye' : 'lock'}
              label={number === null ? '显示' : '收起来'}
              spokenLabel={number === null ? '显示完整证件号' : '收起证件号'}
              onTap={number === null ? reveal.ask : reveal.hide}
            />
          )}
        </View>
        {isDocumentInReview && (
          <Note tone="wait">工作人员正在核对你交的新证件，核对好会发消息。约号、看病照旧用上面这个。</Note>
        )}
        {isTheirOwn && <Text className="t-cap">满 14 岁了，完整号码由孩子自己看。</Text>}
        {number !== null && (
          <Text className="t-cap">{REVEAL_SECONDS} 秒后自己收起来。这一次已经记在“谁看过”里。</Text>
        )}
      </View>
      {!offline && documentType === 'birth-certificate' && (
        <Row
          icon="card"
          title="换成身份证"
          sub={
            isDocumentInReview
              ? '交过一个号码了。输错了，可以再交一次'
              : '上了户口就有号码。换了还是同一个孩子，预约都在'
          }
          onTap={onReplace}
        />
      )}
      {!offline && (
        <Row
          icon="pen"
          title={nameIsTemporary ? '取好名字了，改一下' : '改资料'}
          sub="姓名、生日、性别登记错了在这里改"
          onTap={onCorrect}
        />
      )}
    </Card>
  )
}
