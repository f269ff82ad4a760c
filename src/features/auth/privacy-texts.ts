import { CURRENT_PRIVACY_VERSION } from '#domain/account/privacy-text'

/**
 * The two texts that are agreed to at log-in. They describe what this version of the product does and nothing it
 * will do later; whoever changes what is collected changes them, and CURRENT_PRIVACY_VERSION with them.
 */
export interface PrivacyText {
  readonly title: string
  readonly version: string
  readonly sections: readonly { readonly title: string; readonly paragraphs: readonly string[] }[]
}

export const PRIVACY_TEXTS = {
  guide: {
    title: '隐私保护指引',
    version: CURRENT_PRIVACY_VERSION,
    sections: [
      {
        title: '谁在用你的信息',
        paragraphs: ['家门口健康由本县医疗联合体（示例）运营。下面写的就是我们收的全部信息，没写的不收。'],
      },
      {
        title: '收什么，做什么用',
        paragraphs: [
          '微信标识：登录时微信给我们一个只在这个小程序里有用的编号，用来认出是你。我们拿不到你的微信号、好友和聊天。',
          '手机号：用来认出你、发就诊提醒。可以用微信里的号码，也可以用短信验证码绑一个。',
          '姓名、证件号、出生日期、性别：国家要求实名挂号。只在添加家人时收。',
          '预约记录和你写的不舒服的地方：给接诊的医生看，好提前准备。',
          '位置：只在你点了“用我的位置”以后用一次，用来按远近排医院，不保存。不给就选街道。',
        ],
      },
      {
        title: '怎么存',
        paragraphs: [
          '姓名、手机号、证件号和病情描述加密保存，屏幕上只显示一部分。它们不会出现在网址和系统日志里。',
          '存在中国境内的服务器上。门诊预约记录按医疗机构管理的规定保存；账号不用了，其余的信息可以要求删除。',
        ],
      },
      {
        title: '给谁看',
        paragraphs: [
          '你自己，以及你预约的那家医院里接诊和做登记的人。不卖，不用来做广告，不给保险公司。',
          '发短信要把手机号交给短信服务商；除此以外不交给别的公司。法律要求的情况除外。',
        ],
      },
      {
        title: '你可以做什么',
        paragraphs: [
          '不同意也能用“先逛逛”：看医院、看放号。同意以后，在“我的”里能看到登录过的手机，并让它们退出。',
          '要查看、更正、删除你的信息，或撤回同意，请带证件到任何一家社区医院的窗口，我们在 15 天内办完。',
          '这份说明改了，我们会重新请你看、重新请你同意，不会悄悄生效。',
        ],
      },
    ],
  },
  children: {
    title: '儿童信息保护规则',
    version: CURRENT_PRIVACY_VERSION,
    sections: [
      {
        title: '未满 14 岁的孩子',
        paragraphs: [
          '孩子的信息是敏感信息，由监护人同意以后我们才收。添加孩子时，要你亲手点“我是孩子的监护人，我同意”。',
          '孩子自己不能登录，也不能自己预约。',
        ],
      },
      {
        title: '收什么',
        paragraphs: [
          '姓名、证件号（新生儿可以用出生医学证明编号）、出生日期、性别、预约记录、你替孩子写的不舒服的地方。',
          '不收照片、声音、学校和人脸。',
        ],
      },
      {
        title: '给谁看',
        paragraphs: [
          '添加了孩子的监护人，和你给孩子预约的那家医院里接诊和做登记的人。',
          '另一位家长要一起管理，须先得到已添加的监护人同意，或带户口簿到窗口核实。谁已经添加了孩子，我们不会告诉来问的人。',
        ],
      },
      {
        title: '你替孩子可以做什么',
        paragraphs: [
          '查看、更正、删除孩子的信息，或撤回同意：带户口簿或出生医学证明到任何一家社区医院的窗口，我们在 15 天内办完。',
          '孩子满 14 岁以后，自己也要同意，我们会提前告诉你们。',
        ],
      },
      {
        title: '出了事怎么办',
        paragraphs: [
          '万一孩子的信息泄露，我们会尽快告诉你发生了什么、有什么影响、我们做了什么、你可以做什么。',
        ],
      },
    ],
  },
} as const satisfies Record<string, PrivacyText>

export type PrivacyTextName = keyof typeof PRIVACY_TEXTS
