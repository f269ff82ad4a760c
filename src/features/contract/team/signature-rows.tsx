import { View } from '@tarojs/components'
import { ON_SITE_REASONS_ZH, type OnSiteWitness } from '#domain/contract/on-site-witness'
import type { LocalDate } from '#domain/kernel/time'
import { momentInWords } from '#domain/kernel/time-in-words'
import { Row } from '../../../components/content/row'
import { DrawnSignature } from '../signature/drawn-signature'
import { factorInWords } from '../signed/contract-words'
import type { Application } from './inbox-query'

export interface SignatureRowsProps {
  application: Pick<Application, 'signatures' | 'agreementVersion' | 'name'>
  today: LocalDate
}

/** Both names under an agreement: how it is known whose they are, and the resident's as the finger wrote it. */
export function SignatureRows({
  application: { signatures, agreementVersion, name },
  today,
}: SignatureRowsProps) {
  const isMissing = signatures.every(({ side }) => side !== 'resident')
  return (
    <>
      {isMissing && <Row icon="pen" title="还没有本人的签名" sub="本人点头以前不能签" subTone="wait" />}
      {signatures.map(({ side, factor, signedAt, staff, strokes, witness }) => (
        <View key={`${side} ${signedAt}`}>
          <Row
            icon="pen"
            title={side === 'team' ? `团队签名${staffInWords(staff)}` : factorInWords(factor)}
            sub={[
              `${momentInWords(new Date(signedAt), today)}，协议第 ${agreementVersion} 版`,
              ...(witness ? [witnessInWords(witness), `两位工作人员${staffInWords(staff)}`] : []),
            ].join('\n')}
          />
          {strokes && strokes.length > 0 && <DrawnSignature strokes={strokes} label={`${name}的手写签名`} />}
        </View>
      ))}
    </>
  )
}

function staffInWords(staff: readonly string[]): string {
  return staff.length === 0 ? '' : ` ${staff.join('、')}`
}

/** 本人看不清，示例邻居（邻居）见证，念过全文 */
function witnessInWords(witness: OnSiteWitness): string {
  const { reason, witnessName, witnessRelation, documentsSeen, hasPhotoConsent } = witness
  return [
    ON_SITE_REASONS_ZH[reason],
    `${witnessName}（${witnessRelation}）见证`,
    documentsSeen === '' ? '' : `看过${documentsSeen}`,
    '念过全文',
    hasPhotoConsent ? '同意拍照' : '没同意拍照',
  ]
    .filter(Boolean)
    .join('，')
}
