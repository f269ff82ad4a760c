import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { ON_SITE_REASONS_ZH, type OnSiteWitness } from '#domain/contract/on-site-witness'
import { Link } from '../../../components/action/link'
import { Card } from '../../../components/content/card'
import { CheckRow } from '../../../components/field/check-row'
import { Chips } from '../../../components/field/chips'
import { TextField } from '../../../components/field/text-field'
import { WordsField } from '../../../components/field/words-field'
import { SectionTitle } from '../../../components/page/section-title'
import { InkSurface } from '../signature/ink-surface'
import { AgreementCard } from '../signing/agreement-card'
import type { OnSiteYes as Yes } from './on-site-draft'
import type { useApplicationText } from './use-on-site'

const REASONS = Object.keys(ON_SITE_REASONS_ZH) as OnSiteWitness['reason'][]

export interface OnSiteYesProps {
  text: NonNullable<ReturnType<typeof useApplicationText>['data']>
  yes: Yes
  onChange: (part: Partial<Yes>) => void
}

/** The agreement, read out; why not by their own phone, who witnessed it, the name, and the second colleague's code. */
export function OnSiteYes({ text, yes, onChange }: OnSiteYesProps) {
  const [opened, setOpened] = useState(false)
  return (
    <>
      <AgreementCard agreement={{ ...text, plainWords: null }} opened={opened} onOpen={setOpened} />
      <Card flush>
        <CheckRow
          title="念给本人听了，本人听懂了"
          checked={yes.isReadAloud}
          onChange={(isReadAloud) => onChange({ isReadAloud })}
        />
      </Card>
      <Witness yes={yes} onChange={onChange} />
      <Name yes={yes} onChange={onChange} />
      <SectionTitle title="第二位同事" />
      <Card>
        <View className="stack stack--2">
          <Text className="t-sub t-2">
            同事也要在场，在自己的手机上打开这份申请，点“念给同事的码”，念给你听。
          </Text>
          <TextField
            label="同事念的码"
            value={yes.secondCode}
            maxLength={12}
            placeholder="八位，比如 ABCD-2345"
            hint="五分钟换一次；你自己的码不算"
            onInput={(secondCode) => onChange({ secondCode })}
          />
        </View>
      </Card>
    </>
  )
}

function Witness({ yes, onChange }: Pick<OnSiteYesProps, 'yes' | 'onChange'>) {
  return (
    <>
      <SectionTitle title="为什么当面签" />
      <Chips
        label="为什么当面签"
        chips={REASONS.map((value) => ({ value, label: ON_SITE_REASONS_ZH[value] }))}
        selected={yes.reason ?? undefined}
        onToggle={(reason) => onChange({ reason, cannotWrite: reason === 'cannot-write' || yes.cannotWrite })}
      />
      <Card>
        <View className="stack stack--3">
          <TextField
            label={yes.reason === 'no-capacity' ? '法定监护人' : '谁在旁边见证'}
            value={yes.witnessName}
            maxLength={40}
            placeholder="姓名"
            onInput={(witnessName) => onChange({ witnessName })}
          />
          <TextField
            label="是本人的什么人"
            value={yes.witnessRelation}
            maxLength={20}
            placeholder="比如 儿子、邻居"
            onInput={(witnessRelation) => onChange({ witnessRelation })}
          />
          <WordsField
            label={yes.reason === 'no-capacity' ? '看了什么监护证明' : '看了什么证件（可以不写）'}
            value={yes.documentsSeen}
            maxLength={100}
            placeholder="比如 身份证、户口簿"
            lines={1}
            onInput={(documentsSeen) => onChange({ documentsSeen })}
          />
        </View>
      </Card>
      <Card flush>
        <CheckRow
          title="本人同意拍照留存"
          sub="不同意也能签"
          checked={yes.hasPhotoConsent}
          onChange={(hasPhotoConsent) => onChange({ hasPhotoConsent })}
        />
      </Card>
    </>
  )
}

function Name({ yes, onChange }: Pick<OnSiteYesProps, 'yes' | 'onChange'>) {
  const who = yes.reason === 'no-capacity' ? '监护人签名' : '本人签名'
  return (
    <>
      <SectionTitle title={who} />
      {!yes.cannotWrite && (
        <Card>
          <View className="stack stack--2">
            <View className="line line--between">
              <Text className="t-sub t-2">把手机递过去，在框里写名字</Text>
              {yes.strokes.length > 0 && (
                <Link label="重写" icon="refresh" onTap={() => onChange({ strokes: [] })} />
              )}
            </View>
            <InkSurface
              label={`${who}，用手指写`}
              strokes={yes.strokes}
              onWritten={(strokes) => onChange({ strokes })}
            />
          </View>
        </Card>
      )}
      <Card flush>
        <CheckRow
          title="写不了字，口头答应"
          sub="两位工作人员都听到了"
          checked={yes.cannotWrite}
          onChange={(cannotWrite) => onChange({ cannotWrite, strokes: [] })}
        />
      </Card>
    </>
  )
}
