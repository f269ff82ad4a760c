import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { parseSpokenCode } from '#domain/kernel/spoken-code'
import { Button } from '../../../../components/action/button'
import { Card } from '../../../../components/content/card'
import { Note } from '../../../../components/content/note'
import { TextField } from '../../../../components/field/text-field'
import { Page } from '../../../../components/page/page'
import { EmergencyForm } from '../../../../features/opening/emergency-form'
import { useOpening } from '../../../../features/opening/use-opening'
import { replacePage } from '../../../../platform/screen/open-page'

const CODE_MAX = 20

/** A record without a visit: by the code that the family shows, or, for the person in the address, in an emergency. */
export default function OpenRecordPage() {
  const { patientId } = useRouter().params
  const [code, setCode] = useState('')
  const opening = useOpening((opened) => {
    replacePage('/packages/staff/pages/chart', { patientId: opened })
  })
  const { busy, problem, openShared, breakGlass } = opening
  if (patientId) {
    return (
      <Page title="紧急查看">
        <Card>
          <EmergencyForm busy={busy} problem={problem} onBreak={(reason) => breakGlass(patientId, reason)} />
        </Card>
      </Page>
    )
  }
  const isWhole = parseSpokenCode(code) !== null
  return (
    <Page title="看家人出示的档案">
      <Card>
        <View className="stack stack--3">
          <TextField
            label="分享码"
            value={code}
            maxLength={CODE_MAX}
            hint="八个字母和数字，家人在“给别的医生看”里生成"
            onInput={setCode}
            onConfirm={() => isWhole && !busy && openShared(code)}
          />
          {problem !== undefined && (
            <Note tone="bad" announced>
              {problem}
            </Note>
          )}
          <Button
            label="打开"
            busy={busy}
            {...(isWhole ? {} : { disabledReason: '先输八位分享码' })}
            onTap={() => openShared(code)}
          />
        </View>
      </Card>
    </Page>
  )
}
